"""The acting member, with the role they hold in this very transaction."""

from dataclasses import replace

from billing_core.errors import NotFound
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases.workspaces import actor_by_id


def with_current_role(uow: UnitOfWork) -> UnitOfWork:
    """The same unit of work; rights are decided by what the member may now (rule 2).

    Raises:
        NotFound: the member has been removed meanwhile.
    """
    actor = actor_by_id(uow.connection, uow.actor.user_id)
    if actor is None or actor.workspace_id != uow.workspace_id:
        raise NotFound("member")
    return replace(uow, actor=actor)
