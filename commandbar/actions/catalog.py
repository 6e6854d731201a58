"""The one place where actions are registered, in the order they are tried."""

from commandbar.actions.base import Action
from commandbar.actions.create_client import CreateClient
from commandbar.actions.create_project.action import CreateProject

ACTIONS: tuple[Action, ...] = (CreateProject(), CreateClient())
