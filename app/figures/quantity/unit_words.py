"""The words for units: money, things counted, and the rest. Add a word here.

Each row is: the codes the words may mean, the likeliest first; then the words. A hint picks among the codes and a
second unit word narrows them (`片` may be chips or wafers, `片晶圆` is wafers). Words are in lower case and simplified
Chinese, save in `CASED`, where the case tells GB from Gb.
"""

from decimal import Decimal

from app.figures.vocabulary import COUNTED_UNITS


def _any_count(first: str) -> tuple[str, ...]:
    """Every counted unit, the likeliest first."""
    return (first, *(code for code in COUNTED_UNITS if code != first))


MONEY: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("CNY",),
        (
            "人民币|人民币元|人民元|rmb|cny|cnh|yuan|-yuan|renminbi|chinese yuan|yuan renminbi|cn¥|rmb¥|¥rmb|cny¥|块钱|"
            "元人民币|元rmb|위안"
        ),
    ),
    (
        ("USD",),
        (
            "美元|美金|usd|us$|$us|usd$|u.s.$|us dollars|american dollars|"
            "us dollar|u.s. dollars|u.s. dollar|米ドル|미국달러|미달러|美圆"
        ),
    ),
    (("HKD",), ("港元|港币|港圆|港纸|hk$|hkd|hkd$|hong kong dollars|hong kong dollar|hk dollars|香港ドル|홍콩달러")),
    (
        ("TWD",),
        (
            "新台币|台币|新台币元|台湾元|nt$|ntd|nt dollars|twd|new taiwan dollars|new taiwan dollar|"
            "taiwan dollars|台湾ドル|대만달러"
        ),
    ),
    (("JPY",), "日元|日圆|日币|円|yen|japanese yen|jpy|jp¥|엔"),
    (("KRW",), "韩元|韩圆|韩币|won|korean won|south korean won|krw|₩|원|ウォン"),
    (("EUR",), "欧元|euro|euros|eur|€|ユーロ|유로"),
    (("GBP",), "英镑|pounds|pounds sterling|british pounds|gbp|£|ポンド|파운드"),
    # A bare 元 is the yuan, but Taiwan's and Hong Kong's press print it for their own money: a hint may say so.
    (("CNY", "TWD", "HKD"), "元|圆"),
    (("USD", "HKD", "TWD"), "$|dollar|dollars|-dollar|ドル|달러|弗"),
)
"""Words for money."""

AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"),  # in simplified Chinese it is the yuan
    "pct": ("percent", "percentage-points"),  # in English it is percent, Chinese analysts write it for points
    "pct.": ("percent", "percentage-points"),
}
"""Signs that need a hint or another word beside them, unless the language of the text tells what they mean."""

COUNTERS: tuple[tuple[str, str], ...] = (
    ("chips", "块|片|枚|颗|个|粒|只|颗粒|個|개|個分"),
    ("cards", "张|장"),
    ("servers", "台"),
    ("units", "套|件|部|units|unit|pieces|piece|pcs|items"),
)
"""Counters: words that count whatever the hint or the noun beside them names."""

THINGS: tuple[tuple[str, str], ...] = (
    (
        "chips",
        (
            "芯片|晶片|半导体芯片|ai芯片|人工智能芯片|加速芯片|ai加速芯片|算力芯片|加速器|处理器|gpu|gpus|gpu芯片|"
            "npu|npus|chip|chips|ai chip|ai chips|processor|processors|accelerator|accelerators|ai accelerators|"
            "ai gpus|チップ|半導体|칩|반도체"
        ),
    ),
)
"""Loose nouns: a hint may still say that the print counts cards or dies by them."""

EXACT_COUNTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("cards",),
        (
            "卡|加速卡|gpu卡|ai加速卡|ai卡|显卡|计算卡|板卡|card|cards|accelerator cards|gpu cards|modules|module|"
            "模组|카드"
        ),
    ),
    (("dies",), "die|dies|裸片|裸晶|裸晶片|晶粒|裸die|logic die|logic dies|compute dies|ダイ|다이"),
    (("servers",), "服务器|ai服务器|伺服器|gpu服务器|server|servers|ai servers|サーバー|サーバ|서버"),
    (
        ("wafers", "wafers-per-month"),
        (
            "晶圆|片晶圆|硅片|wafer|wafers|12 inch wafers|8 inch wafers|300mm wafers|12英寸晶圆|12吋晶圆|ウエハー|"
            "ウエハ|웨이퍼"
        ),
    ),
    (
        ("wafers-per-month",),
        (
            "wafers per month|wafers a month|wafers/month|wafer starts per month|wafers monthly|wpm|wspm|片/月|"
            "片每月|片晶圆/月|片晶圆每月|晶圆/月|/月|每月|月产|月产能|per month|a month|/month|monthly|枚/月|"
            "장/월"
        ),
    ),
    (("stacks",), "stacks|stack|hbm stacks|堆|堆叠|스택"),
    (
        ("H100e",),
        (
            "h100 equivalents|h100 equivalent|h100e|h100es|h100 eq|h100等效|h100等效算力|等效h100|h100当量|"
            "h100等价|h100 equivalent chips|h100 equivalent gpus|h100换算"
        ),
    ),
    (("orders",), "订单|order|orders|笔订单|个订单|张订单"),
    (("people",), "人|名|名员工|人次|员工|people|persons|employees|staff|workers|명"),
    (("months",), "个月|months|month|ヶ月|か月|カ月|개월"),
    (("years",), "年|years|年间|年時|년"),
)
"""Words that name what is counted, whatever a hint says."""

FACTORED: tuple[tuple[str, Decimal, str], ...] = (
    (
        "percent",
        Decimal(1),
        "%|percent|per cent|-percent|percentage|percentages|百分比|百分之|个百分比|パーセント|퍼센트|프로",
    ),
    ("percent", Decimal(10), "成|割"),
    ("percent", Decimal("0.1"), "千分之|‰"),
    ("percent", Decimal("0.01"), "万分之"),
    (
        "percentage-points",
        Decimal(1),
        (
            "个百分点|百分点|percentage points|percentage point|percentage-point|ppt|ppts|pcts|个pct|pp|pps|p.p.|%pt|"
            "ポイント|%p|%포인트"
        ),
    ),
    ("percentage-points", Decimal("0.01"), "基点|个基点|basis points|basis point|bps|bp|bp."),
    ("USD", Decimal("0.01"), "美分|cents|us cents|cent"),
    ("ratio", Decimal(1), "倍|x|×|times|fold|-fold|배|倍数"),
    ("TFLOPS", Decimal(1), "tflops|tflop/s|teraflops|tflop|太次浮点运算"),
    ("PFLOPS", Decimal(1), "pflops|pflop/s|petaflops|pflop"),
    ("EFLOPS", Decimal(1), "eflops|eflop/s|exaflops|exaflop|eflop"),
    ("W", Decimal(1), "瓦|瓦特|watts|watt"),
    ("kW", Decimal(1), "千瓦|kilowatts|kilowatt"),
    ("MW", Decimal(1), "兆瓦|megawatts|megawatt"),
    ("GW", Decimal(1), "吉瓦|gigawatts|gigawatt"),
    ("nm", Decimal(1), "nm|纳米|奈米|nanometers|nanometres|nanometer|나노"),
    ("GB", Decimal(1), "gigabytes|gigabyte|吉字节"),
    ("TB", Decimal(1), "terabytes|terabyte|太字节"),
)
"""Words for everything else, with how many of the base unit one is."""

CASED: dict[str, str] = {
    "GB": "GB",
    "TB": "TB",
    "GB/s": "GB/s",
    "GBps": "GB/s",
    "GB/秒": "GB/s",
    "TB/s": "TB/s",
    "TBps": "TB/s",
    "TB/秒": "TB/s",
    "P": "PFLOPS",  # 1000P算力
    "TOPS": "TOPS",
    "W": "W",
    "kW": "kW",
    "KW": "kW",
    "MW": "MW",
    "GW": "GW",
}
"""Symbols that mean this only in this case: Gb is gigabits and mW is not MW."""


def counter_units(first: str) -> tuple[str, ...]:
    """The codes that a counter or a loose noun may mean."""
    return _any_count(first)
