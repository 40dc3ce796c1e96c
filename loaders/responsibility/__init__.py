"""Who answers for a task, and which organizations the document speaks of."""
