"""The client's page: names and progress behind a secret link, and nothing else (rule 24)."""

from typing import Any

from litestar import Controller, Request, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from billing_core.usecases.portal import read_portal
from commandbar.limits import guess_from
from commandbar.web.authentication import OPEN_TO_ALL
from commandbar.web.portal_words import words_in
from commandbar.web.templating import environment
from commandbar.web.visit import Page, ServicesDep, html_page


class PortalPage(Controller):
    @get("/portal/{secret:str}", opt={OPEN_TO_ALL: True}, sync_to_thread=True)
    def show(
        self, request: Request[Any, Any, Any], services: ServicesDep, secret: FromPath[str]
    ) -> Page:
        """Looking uses nothing up; the link works until it is revoked, and is passed on nowhere.

        Only wrong secrets are counted, by address: who holds a link that works is never refused
        for what others at the same address try.
        """
        with services.database.read() as session:
            view = read_portal(session, secret)
        if view is None:
            address = request.client.host if request.client else None
            services.limiter.reserve([guess_from("portal links", address)])
            raise NotFoundException
        language = view.locale[:2]
        html = (
            environment()
            .get_template("portal.html")
            .render(view=view, words=words_in(language), language=language)
        )
        page = html_page(html)
        page.set_header("Referrer-Policy", "no-referrer")
        page.set_header("X-Robots-Tag", "noindex")
        return page
