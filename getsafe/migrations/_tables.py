"""An operation of the first migrations: many tables at once, which makes a new database quickly."""

from django.db.migrations.operations.base import Operation


class Tables(Operation):
    """Models to create with their triggers, whose state is drawn once for all of them.

    Created one by one, each model would have Django draw anew all that it is related to: nearly
    all of the time that `migrate` takes.
    """

    atomic = True

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """Add the models to the state, to be drawn when it is asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make the tables, then the triggers that their models list."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)
        for operation in self.operations:
            for trigger in operation.options.get("triggers", []):
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Drop the tables, and their triggers with them, in the reverse order."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        """Name the models."""
        return "Create models " + ", ".join(operation.name for operation in self.operations)
