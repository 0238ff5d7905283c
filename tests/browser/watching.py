"""Browser contexts that write down every error and every request to another host."""

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request


class Watched:
    """Opens contexts of a browser on the site, and keeps what should not have happened in `complaints`."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.complaints: list[str] = []
        self._open: list[BrowserContext] = []

    def __call__(
        self, *, width: int, locale: str = "en-GB", scripts: bool = True, dark: bool = False
    ) -> BrowserContext:
        """Open a context for a reader: how wide the screen is, in which language, with scripts or without."""
        context = self.browser.new_context(
            base_url=self.site,
            viewport={"width": width, "height": 800},
            locale=locale,
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        context.on("page", self._watch)
        self._open.append(context)
        return context

    def close(self) -> None:
        """Close every context."""
        for context in self._open:
            context.close()

    def _watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.complaints.append(f"asked another host: {request.url}")
