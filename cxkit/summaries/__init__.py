"""What a single question's distribution can't carry: scores over several questions, times, customers, sums of money.

Each is counted on the engine, adds over files and segments, and can be kept and read again, so that an interval can be
computed anew at any confidence. None holds a person.
"""
