"""What people type about meetings: shape and wording; choices come in already scoped."""
