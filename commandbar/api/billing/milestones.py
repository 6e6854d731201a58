"""`/api/v1/milestones`: the steps of one, and its invoice."""

from litestar import Controller, Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from billing_core.usecases import invoices, milestones
from commandbar.api.auth import ApiRequest
from commandbar.api.billing.calling import act
from commandbar.api.billing.schemas import InvoiceJson, MilestoneJson
from commandbar.api.billing.shown import invoice_json, milestone_json
from commandbar.services import Services


class MilestoneController(Controller):
    path = "/milestones/{milestone_id:str}"
    tags = ("Milestones",)

    @post("/start", status_code=200, sync_to_thread=True)
    def start(
        self, request: ApiRequest, services: NamedDependency[Services], milestone_id: FromPath[str]
    ) -> MilestoneJson:
        """pending → in_progress."""
        return milestone_json(act(request, services, milestones.start, milestone_id))

    @post("/complete", status_code=200, sync_to_thread=True)
    def complete(
        self, request: ApiRequest, services: NamedDependency[Services], milestone_id: FromPath[str]
    ) -> MilestoneJson:
        """in_progress → completed."""
        return milestone_json(act(request, services, milestones.complete, milestone_id))

    @post("/reopen", status_code=200, sync_to_thread=True)
    def reopen(
        self, request: ApiRequest, services: NamedDependency[Services], milestone_id: FromPath[str]
    ) -> MilestoneJson:
        """completed → in_progress, by an Owner or Admin."""
        return milestone_json(act(request, services, milestones.reopen, milestone_id))

    @post("/invoice", sync_to_thread=True)
    def invoice(
        self, request: ApiRequest, services: NamedDependency[Services], milestone_id: FromPath[str]
    ) -> Response[InvoiceJson]:
        """201 with the draft of a completed milestone; a repeat answers 200 with the same one."""
        generated = act(request, services, invoices.generate_invoice, milestone_id)
        status = 201 if generated.created else 200
        return Response(invoice_json(generated.invoice), status_code=status)
