"""What it costs to stand in the path of SMTP: smtp-source -> X -> smtp-sink, for several X in one run.

forms        how much is measured: full, quick, smoke
contenders   the X, a row each
needs        programs that must be there, and the packages that bring them
processes    children that never outlive us; their CPU time and memory, from /proc
lab          starts sinks and contenders on free ports
smtp         a small client: NOOP round trips, a crowd of idle sessions
throughput, latency, idle, start, growth
             what is measured; each yields samples, a value a round
samples      samples, ratios of rounds, medians and their intervals
engine       what JMH has found of the engine alone
bars         what must be reached, and the judgement
report       samples as Markdown
machine      where it was measured
command      the command line
"""
