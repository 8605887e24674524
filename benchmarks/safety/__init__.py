"""Whether messages on danger get help, and harmless ones are left in peace."""
