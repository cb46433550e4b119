"""Raw values become points of a scale: numbers, labels, non-answers; what fits nowhere stops the run."""
