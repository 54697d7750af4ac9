import json
import tempfile
import unittest

from smtpbench import engine, report, throughput
from smtpbench.bars import BARS, JUDGED
from smtpbench.command import check, rounded
from smtpbench.contenders import CONTENDERS
from smtpbench.samples import MESSAGES, Estimate, Samples

RUN = {
    "machine": {"processor": "one"}, "begun": "today", "seconds": 61, "form": "full", "rounds": 15,
    "command": "bench/run", "load_before": "0.00", "load_after": "0.00",
}  # fmt: skip


def sampled(ours: float) -> Samples:
    """As if the relay had sent 100 messages a second in each of 15 rounds."""
    samples = Samples()
    for number in range(15):
        samples.add(MESSAGES, throughput.GROUP, throughput.SMALL_REUSED.name, JUDGED, ours + number % 5)
        samples.add(MESSAGES, throughput.GROUP, throughput.SMALL_REUSED.name, "relay", 100)
    return samples


class BarsTest(unittest.TestCase):
    more, less = BARS[0], BARS[-1]

    def test_a_bar_is_missed_only_if_the_whole_interval_lies_below_it(self):
        verdicts = [self.more.judge(e) for e in (Estimate(0.96, 0.90, 0.97), Estimate(0.94, 0.90, 0.95), Estimate(0.93, 0.90, 0.94))]
        self.assertEqual(verdicts, ["met", "within the noise", "**missed**"])

    def test_where_less_is_better_it_is_the_other_end(self):
        verdicts = [self.less.judge(e) for e in (Estimate(349, 300, 400), Estimate(351, 350, 400), Estimate(360, 351, 400))]
        self.assertEqual(verdicts, ["met", "within the noise", "**missed**"])

    def test_every_bar_has_a_cell_that_a_full_run_measures(self):
        cells = {c.name for c in throughput.CELLS}
        for bar in (b for b in BARS if b.group == throughput.GROUP):
            self.assertIn(bar.cell, cells)
        self.assertLessEqual({b.against for b in BARS} - {""}, {c.name for c in CONTENDERS if c.judged})

    def test_the_engine_is_judged_by_what_jmh_wrote(self):
        entry = {
            "benchmark": "org.example.BodyBenchmark.body",
            "params": {"firmware": engine.FIRMWARE, "content": "LINES_998"},
            "primaryMetric": {"rawData": [[4.5, 5.0, 5.5]], "scoreUnit": "ops/ns"},
            "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.024}},
        }
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump([entry], file)
            file.flush()
            (result,) = engine.load(file.name)
        self.assertEqual([b.judge(result) for b in engine.BARS if b.rates(result)], ["**missed**; **allocates**"])
        self.assertIn("5 (4.5-5.5), 0.024 B/op", report.markdown(RUN, Samples(), (result,)))


class ReportTest(unittest.TestCase):
    def test_what_a_bar_needs_and_was_not_measured_is_told_and_few_rounds_are_not_judged_by(self):
        text = report.markdown(RUN | {"rounds": 2}, sampled(97))
        self.assertIn("**The full form, 2 rounds: too few to judge by.**", text)
        self.assertRegex(text, r"CPU for a GiB \| .* \| at most 1\.5 of relay \|  \| not measured \|")
        self.assertNotIn("too few", report.markdown(RUN, sampled(97)))

    def test_it_tells_values_ratios_and_the_judgement(self):
        text = report.markdown(RUN, sampled(90))
        self.assertIn("| at least 0.95 of relay | 0.92 (0.91-0.93) | **missed** |", text)
        self.assertIn("| Netty relay, 2 threads | 100 |  |", text)

    def test_what_is_read_back_from_json_is_reported_alike(self):
        again = Samples()
        again.load(json.loads(json.dumps([rounded(s) for s in sampled(97).to_json()])))
        self.assertEqual(report.markdown(RUN, again), report.markdown(RUN, sampled(97)))

    def test_a_round_that_failed_is_told(self):
        samples = sampled(97)
        samples.add(MESSAGES, throughput.GROUP, throughput.SMALL_REUSED.name, JUDGED, None)
        self.assertIn("| fixuplab | 1 of 16 |", report.markdown(RUN, samples))
        self.assertEqual(check({"throughput": []}, samples), 1)

    def test_a_contender_without_a_row_is_a_failure(self):
        haproxy = next(c for c in CONTENDERS if c.name == "haproxy")
        self.assertEqual(check({"throughput": [haproxy]}, sampled(97)), 1)
        self.assertEqual(check({"throughput": [c for c in CONTENDERS if c.name == "relay"]}, sampled(97)), 0)


if __name__ == "__main__":
    unittest.main()
