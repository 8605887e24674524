"""Runs actions in the server's own process, in place of a second one over HTTP."""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)

ACTIONS = "actions"


class InProcessActions(EndpointConfig):
    """Answers ``request`` as the action server would: same actions, no HTTP."""

    def __init__(self) -> None:
        """Registers all actions of the package ``actions``."""
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package(ACTIONS)
        # RemoteAction checks each result against a JSON schema, and that schema
        # against its own, anew each time, which takes longer than the action. A result
        # from this process has been checked by the executor already.
        RemoteAction._validate_action_result = staticmethod(lambda result: True)

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Any:
        """Runs the action that ``json`` names (see parent class).

        Raises:
            ClientResponseError: With status 400 if a form rejects the message, as
                rasa-sdk's server answers it, and 500 if the action fails.
        """
        try:
            result = await self._executor.run(json)
        except ActionExecutionRejection as rejection:
            raise _refusal(400, rejection.action_name, str(rejection)) from rejection
        except Exception as error:
            name = json.get("next_action", "")
            logger.error("The action %s failed: %s.", name, type(error).__name__)
            logger.debug("The failure in full.", exc_info=True)
            # Rasa logs this with all that led to it; the failure itself may quote
            # what the person wrote.
            raise _refusal(500, name, type(error).__name__) from None
        return result


def _refusal(status: int, action: str, why: str) -> ClientResponseError:
    body = json.dumps({"action_name": action, "error": why})
    return ClientResponseError(status, why, body)
