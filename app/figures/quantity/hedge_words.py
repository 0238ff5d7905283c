"""The words around a number: bounds, ranges, directions and words that say nothing. Add a word here.

Words are parted by `|`, written in lower case and simplified Chinese; traditional print is folded before look-up,
and a space also matches a hyphen. The longest known word wins, so `不超过` is safe beside `超过`.

高达 and 多达 only stress how much it is (营收高达55亿美元 is 55亿), so they are fillers; 最高达 and 最多达 are bounds.
接近, 近 and "nearly" come from below, but nobody says how near: they are "about".
"""

from app.figures.quantity.word import Kind
from app.figures.vocabulary import Bound

BEFORE = {
    Bound.ABOUT: (
        "约|约为|约占|约有|约达|约在|大约|大约为|大概|大致|大体|约莫|差不多|估计|估计约|预估|估算|据估计|"
        "粗略估计|据估算|近|将近|接近|已接近|临近|逼近|直逼|迫近|≈|≒|≃|≅|推定|ほぼ|およそ|おおよそ|約|약|대략|"
        "거의|about|around|approximately|approx|approx.|roughly|circa|ca|ca.|c.|some|nearly|almost|close to|"
        "closer to|near|approaching|an estimated|estimated|estimated at|est.|est|estimate of|just about|"
        "in the region of|in the neighborhood of|in the neighbourhood of|in the vicinity of|on the order of|"
        "in the order of|order of|somewhere around|more or less|equivalent to about"
    ),
    Bound.MORE_THAN: (
        "超过|超|逾|突破|已突破|高于|多于|大于|高过|超出|超逾|已超|已超过|远超|远超过|远高于|略高于|略超|"
        "略超过|略多于|稍高于|小幅超过|不止|不只|年超|或超|或超过|或突破|may exceed|破|冲破|越过|过|>|＞|"
        "more than|over|above|exceeding|exceeds|exceeded|exceed|in excess of|north of|greater than|"
        "higher than|larger than|upwards of|upward of|beyond|surpassing|surpassed|surpasses|surpass|topping|"
        "topped|tops|passed|passing|just over|just above|slightly over|slightly above|slightly more than|"
        "a little over|a little more than|a bit more than|well over|well above|well in excess of|"
        "far more than|far above|significantly more than|crossed|crossing|much more than"
    ),
    Bound.AT_LEAST: (
        "至少|至少为|至少有|不少于|不低于|不小于|不下|不下于|最少|最低|起码|下限|下限为|최소|少なくとも|≥|>=|"
        "≧|⩾|=>|at least|no less than|not less than|no fewer than|not fewer than|no lower than|a minimum of|"
        "minimum of|minimum|min|min.|at a minimum|starting at|starting from|at or above|as low as|as few as|"
        "as little as"
    ),
    Bound.AT_MOST: (
        "最多|最多为|最多达|至多|不超过|不超|不多于|不高于|不大于|不逾|未超过|未超|没有超过|最高|最高达|"
        "最高可达|最高为|最多可达|最大|上限|上限为|顶多|최대|最大で|≤|<=|≦|⩽|=<|up to|at most|no more than|"
        "not more than|no greater than|not exceeding|not to exceed|a maximum of|maximum of|maximum|max|max.|"
        "at or below|as many as|as much as|as high as|capped at|no higher than|within|not over|"
        "does not exceed"
    ),
    Bound.LESS_THAN: (
        "不到|不足|不满|未满|低于|少于|小于|未达|未及|不及|略低于|稍低于|略少于|远低于|远少于|还不到|仅不到|<|"
        "＜|less than|under|below|fewer than|lower than|smaller than|just under|just below|slightly less than|"
        "slightly under|slightly below|a little less than|a little under|well under|well below|south of|"
        "short of|just short of|much less than|far less than"
    ),
}
"""Hedges in front of their number."""

AFTER = {
    Bound.ABOUT: (
        "左右|上下|前后|附近|许|大约|程度|前後|近く|内外|ほど|くらい|가량|정도|안팎|내외|수준|or so|"
        "or thereabouts|-odd|approximately|approx|approx.|roughly|odd|range"
    ),
    Bound.MORE_THAN: "超|有余|开外|强|を超える|を上回る|超え|초과|넘는|넘게|이상을 넘는",
    Bound.AT_LEAST: (
        "以上|起|起步|及以上|或以上|或更多|或更高|以上の|이상|or more|or above|or higher|or greater|and above|"
        "and up|and over|plus|-plus"
    ),
    Bound.AT_MOST: (
        "以下|以内|之内|内|封顶|及以下|或以下|或更少|이하|이내|or less|or fewer|or below|or lower|or under|at most|max"
    ),
    Bound.LESS_THAN: "不到|未满|未満|弱|を下回る|미만",
    Bound.SEVERAL: "级|级别|量级|数量级|规模级",
}
"""Hedges behind their number. A bare 百亿级 is several (1 to 9 times), 100亿级 is about 100亿."""

FALL = (
    "下降|下降了|负增长|降价|低|便宜|微降|小幅下降|略降|大降|剧降|陡降|大减|下跌|下跌了|下滑|下滑了|下挫|"
    "下调|下调了|下行|减少|减少了|降低|降低了|缩减|缩水|缩水了|萎缩|萎缩了|锐减|骤降|骤减|回落|回落了|"
    "暴跌|大跌|重挫|收跌|跌|跌了|跌去|跌幅|跌幅达|跌幅为|降|降了|降幅|降幅达|降幅为|减|年减|年减少|月减|"
    "月减少|季减少|季减|年降|衰退|年衰退|少了|负|净亏损|净亏损额|净亏|亏损|亏损额|亏损了|亏|巨亏|净损|"
    "归母净亏损|经营亏损|营业亏损|↓|▼|赤字|減|減少|マイナス|下落|低下|감소|하락|적자|순손실|마이너스|down|"
    "down by|lower by|cheaper|slower|negative growth|negative growth of|decline|declined|declines|"
    "declining|declined by|decline of|a decline of|decrease|decreased|decreases|decreasing|decreased by|"
    "decrease of|a decrease of|fell|fall|falls|falling|fell by|fall of|a fall of|drop|dropped|drops|"
    "dropping|dropped by|drop of|a drop of|lower|slid|slide|slipped|sank|plunged|plunge|tumbled|shrank|"
    "shrank by|contracted|contraction|contraction of|reduction|reduction of|reduced by|negative|minus|"
    "loss|losses|loss of|losses of|net loss|net losses|net loss of|a net loss of|operating loss|"
    "operating loss of|annual loss of"
)
"""Words that make a number negative. 损失 and "lost" are not among them: lost sales are printed as a plain number."""

RISE = (
    "增长|增长了|上调|涨价|提价|高|快|大增|暴增|剧增|骤增|陡增|微增|小增|小幅增长|大幅增长|高增长|劲增|"
    "新增|同比多增|微涨|小涨|小幅上涨|上涨|上涨了|上升|上升了|提升|提升了|提高|提高了|增加|增加了|涨|涨了|"
    "涨幅|涨幅达|涨幅为|大涨|暴涨|飙升|激增|猛增|增|增幅|增幅达|增幅为|增速|增速达|增速为|增长率|增长率为|"
    "年增|月增|季增|年增长|月增长|季增长|成长|年成长|月成长|季成长|成长率|年增率|年成长率|收涨|升|高出|"
    "多出|盈利|净利润|净利|净赚|归母净利润|净利润为|利润|毛利|↑|増|増加|増収|黒字|プラス|증가|상승|성장|"
    "흑자|up|up by|higher by|faster|growth|growth of|growth rate|growth rate of|grew|grew by|grow|grow by|"
    "growing|growing by|rise|rises|rose|rose by|rise of|a rise of|rising|increase|increased|increased by|"
    "increase of|an increase of|increasing|gain|gained|gains|gain of|jump|jumped|jumped by|surge|surged|"
    "surged by|climbed|climbed by|soared|soared by|higher|expanded|expanded by|net profit|net income|"
    "net profit of|net income of|profit|profit of|positive|advanced|added"
)
"""Words that say that a number is a rise or a profit; they leave it as it is."""

FILLER = (
    "为|是|达|达到|达成|高达|多达|已达|已达到|总计达|共|共计|总共|合共|总计|合计|累计|总|总额|总额为|"
    "总额达|总额高达|总金额|总数|总量|数量|金额|规模|市场规模|市值|总市值|估值|估值达|投后估值|投前估值|"
    "营收|营业收入|收入|总收入|总营收|年营收|销售额|销售金额|销售收入|销量|出货量|出货|产量|产能|库存|"
    "需求|费用|成本|价格|单价|售价|均价|价值|毛利率|净利率|占比|占|占有率|市占率|市占|份额|市场份额|比例|"
    "比重|的|了|在|有|仅|仅为|仅有|只有|仅占|只占|仅达|已|已经|也|即|计|增至|增长至|增长到|增加至|增加到|"
    "增到|激增至|升至|上升至|上升到|升到|提升至|提升到|提高至|提高到|涨至|涨到|上涨至|上涨到|扩大至|"
    "扩大到|扩至|降至|降到|下降至|下降到|下滑至|下滑到|跌至|跌到|下跌至|减至|减少至|降低至|降低到|回落至|"
    "恢复至|恢复到|达成|来到|攀升至|飙升至|同比|环比|同比的|按年|按季|较上年|较上年同期|比上年|比去年|"
    "预计|预期|预计为|预计将达|预计达|预测|有望达|有望达到|或达|或将达|可达|将达|将达到|每年|每季|每季度|"
    "每季度约|全年|年均|每股|每颗|每片|每张|每块|每枚|每台|每个|/片|/颗|/张|/块|/枚|/台|/个|/股|每套|"
    "/套|不等|区间|范围|之间|单位|:|;|,|、|。|人民的|美国的|市场|大关|关口|占全球|全球|国产|本土|"
    "ai|英伟达|昇腾|华为|寒武纪|海光|昆仑芯|nvidia|ascend|huawei|amd|cambricon|hbm|hbm2|hbm2e|hbm3|hbm3e|"
    "hbm4|gddr6|gddr7|lpddr5|lpddr5x|显存|内存|h20|h100|h200|h800|a100|a800|b20|b30|b30a|b40|b200|b300|"
    "gb200|gb300|mi308|mi300x|ascend 910b|ascend 910c|昇腾910b|昇腾910c|昇腾 910b|昇腾 910c|rtx pro 6000|"
    "hopper|blackwell|fp4|fp8|fp16|fp32|fp64|bf16|int4|int8|dense|sparse|稠密|稀疏|前年比|前年同期比|の|"
    "は|が|で|に|を|も|規模|전년 대비|의|규모|총|of|in|the|its|a total of|total|totaling|totalling|"
    "totaled|totalled|in total|worth|worth of|valued at|was|is|were|are|reached|reaching|reaches|hit|hits|"
    "came in at|came to|amounting to|amounted to|equal to|at|by|sales|revenue|revenues|net revenue|"
    "total revenue|market|market share|share|shares|market size|market cap|market capitalization|"
    "valuation|gross margin|margin|shipments|capacity|production|inventory|price|cost|charge|rose to|"
    "fell to|down to|dropped to|declined to|grew to|increased to|decreased to|climbed to|up to date|"
    "expected|forecast|projected|only|just|another|additional|per year|a year|annually|annual|per annum|"
    "p.a.|per quarter|quarterly|per chip|per unit|per card|per gpu|per die|per wafer|per server|per share|"
    "each|apiece|a piece|/chip|/unit|/card|/gpu|/share|year on year|year over year|yoy|y/y|y-o-y|"
    "quarter on quarter|quarter over quarter|qoq|q/q|sequentially|month on month|mom|"
    "compared with a year earlier|from a year earlier|from a year ago|domestic|high end|advanced ai|"
    "performance|compute|computing power|growth to|a median of|median of|median|mean|an average of|"
    "average of|average|on average|分成|抽成|概率|可能性|probability|probability of|chance|gaap|non gaap|"
    "gross|net|平均|record|a record|a record of|central estimate|cluster|clusters|集群|算力|性能|再|"
    "anywhere|eps|per diluted share|放缓至|放缓到|回升至|回升到|反弹至|收窄至|收窄到|h100s|h20s|h200s|"
    "h800s|a100s|a800s|b200s|b300s|b30as|gb200s|gb300s|worth of chips|china|chinese|中国|大陆|opportunity|"
    "charges|write down|writedown|hit|order value|backlog|deal|contract|合同|订单总额|订单金额|合同金额|"
    "人民币计|港币计|purchase commitments|commitments|spending|capex|capital expenditure|investment|"
    "investments|资本开支|资本支出|投资|投入|研发投入|研发费用|融资|募资|募集资金|fundraising|funding|"
    "a raise of|可能|可能会|可能达|可能达到|或将|有望|将|将会|预计将|预计可|可|较去年同期|较去年|较上季|"
    "较上季度|较前一年|较同期|去年同期|年出货|年出货量|年产|年产能|年销售额|年收入|年销量|/年|币种|整个|"
    "左右的|以上的|左右浮动|预计将达到|共有|拥有|部署|采购|采购额|采购量|订购|交付|售出|卖出|购买|出口|"
    "销售|贡献|could|would|will|might|could reach|may reach|expected to|is expected to|are expected to|"
    "to reach|set to|likely|projected to|projected at|forecast to|forecast at|estimated to be|"
    "expected to reach|purchases|chip sales|deliveries|exports|imports|units sold|sold|shipped|ordered|"
    "produced|per month of"
)
"""Words that say nothing about how big the number is: what is measured, verbs, prices per piece, comparisons."""

JOINTS = {
    Kind.TO: "至|到|to|から|에서|until",
    Kind.AND: "和|与|及|and",
    Kind.BETWEEN: (
        "介于|位于|从|由|自|between|from|ranging from|in the range of|a range of|range of|somewhere between|"
        "in a range of"
    ),
    Kind.BUT: "但|且|但是|不过|but|yet|but still|and yet|while",
    Kind.DASH: "-",
    Kind.TILDE: "~",
    Kind.PLUS: "+",
    Kind.TOLERANCE: (
        "±|+/-|+-|-/+|∓|plus or minus|plus/minus|plus minus|give or take|上下浮动|上下浮动约|上下浮动不超过|"
        "浮动|正负|加减|误差|误差为|上下波动|上下各|プラスマイナス|플러스마이너스"
    ),
    Kind.CONVERT: (
        "约合|折合|约折合|折合约|约相当于|相当于|相当于约|换算|换算约|合|合约|equivalent to|the equivalent of|"
        "equivalent of|or about|or roughly|or approximately|or around|="
    ),
    Kind.OPEN: "(",
    Kind.CLOSE: ")",
}
"""Words that join two numbers, or set one apart."""

PHRASES = {
    "过半": "超过五成",
    "过半数": "超过五成",
    "超半数": "超过五成",
    "超半": "超过五成",
    "逾半数": "超过五成",
    "百分之百": "100%",
    "multi million": "several million",
    "multimillion": "several million",
    "multi billion": "several billion",
    "multibillion": "several billion",
    "multi trillion": "several trillion",
    "逾半": "超过五成",
    "近半": "约五成",
    "近半数": "约五成",
    "约半": "约五成",
    "一半": "五成",
    "半数": "五成",
    "半分": "五成",
    "절반": "五成",
    "half": "五成",
    "one half": "五成",
    "a half": "五成",
    "half of": "五成",
    "a third": "三分之一",
    "one third": "三分之一",
    "two thirds": "三分之二",
    "a quarter": "四分之一",
    "one quarter": "四分之一",
    "three quarters": "四分之三",
    "a fifth": "五分之一",
    "one fifth": "五分之一",
    "two fifths": "五分之二",
    "three fifths": "五分之三",
    "four fifths": "五分之四",
    "a tenth": "十分之一",
    "one tenth": "十分之一",
    "几乎为零": "约零",
    "几乎零": "约零",
    "接近于零": "约零",
    "趋近于零": "约零",
    "virtually zero": "约零",
    "effectively zero": "约零",
    "practically zero": "约零",
    "nil": "零",
    "%台": "%左右",
    "%대": "%左右",
    "퍼센트대": "%左右",
    "달러대": "달러左右",
    "원대": "원左右",
    "ドル台": "ドル左右",
    "円台": "円左右",
    "割台": "割左右",
    "倍台": "倍左右",
    "half million": "half a million",
    "half billion": "half a billion",
    "half trillion": "half a trillion",
    "数以百计": "几百",
    "数以千计": "几千",
    "数以万计": "几万",
    "数以十万计": "几十万",
    "数以百万计": "几百万",
    "数以千万计": "几千万",
    "数以亿计": "几亿",
    "数以十亿计": "几十亿",
    "twice": "2 times",
    "上十": "至少十",
    "上百": "至少百",
    "上千": "至少千",
    "上万": "至少万",
    "上亿": "至少亿",
}
"""Words that are read as if other words stood there."""
