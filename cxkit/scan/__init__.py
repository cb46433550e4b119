"""Count raw answers: one pass over an export, or a frame, gives the tally of every question, segment and period."""
