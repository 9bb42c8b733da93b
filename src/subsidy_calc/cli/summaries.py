"""Summaries: what each command does, in a sentence; `--help` shows them without loading any command."""

from __future__ import annotations

from subsidy_calc.values.messages import wording

RUN = wording("cli.run", zh="计算奖励，写出核定表和结果文件", en="Compute awards and write award sheets and records.")
CHECK = wording("cli.check", zh="检查申报表，列出要改正的单元格", en="Check claims; list the cells to put right.")
COMPARE = wording(
    "cli.compare",
    zh="对比两套规则、两个年度或两次运行：哪些企业、条款有增减，为什么。"
    "给出申报表和两个 --rules（或两个 --year），或给出 run 写成的两个文件夹；两个 --rules 和两个 --year 依次配对。",
    en="Compare two schedules, two years or two runs: who gains, who loses, and why. Give claims with --rules twice or "
    "--year twice, or two folders that `run` wrote. With two of both, they are paired in order.",
)
EXPLAIN = wording(
    "cli.explain",
    zh="说明一个事项、一家企业或一个条款的奖励是怎样算出的",
    en="Explain an award line, an enterprise or a clause of a run.",
)
PAPERS = wording(
    "cli.papers",
    zh="从一次运行或台账的一批，写出公示表、拨付表、核定表、奖励通知书",
    en="Write the publication list, payment table, verification sheets or notices of a run or a batch of the register.",
)
RECONCILE = wording(
    "cli.reconcile",
    zh="核对奖补名单（.xlsx或.csv）：自身是否前后一致，与核定结果是否一致",
    en="Check a list of awards (.xlsx or .csv) against itself and, if DIR is given, against that run.",
)
REGISTER = wording(
    "cli.register",
    zh="历年兑现台账：只能添加，改动能查出来",
    en="The register of all years' awards: only added to, and every change is found.",
)
RULES = wording("cli.rules", zh="检验和查看政策规则", en="Prove and show schedules.")
SAMPLE = wording(
    "cli.sample", zh="把样例申报表和规则复制到文件夹", en="Copy the sample claims and schedule into a folder."
)
SERVE = wording(
    "cli.serve",
    zh="打开本机网页：选政策、拖入申报表、改正、计算、查看、打印",
    en="Open a local page: choose a schedule, drop workbooks, correct, compute, look, print.",
)
STEPS = wording("cli.steps", zh="列出规则语言的全部词", en="List the words of the schedule language.")
TEMPLATE = wording(
    "cli.template",
    zh="按政策规则写出空白申报表，交企业填写",
    en="Write the empty claims workbook of a schedule, to be filled in.",
)
VERIFY = wording(
    "cli.verify",
    zh="用留底重新计算，逐格核对结果文件夹有没有被改动",
    en="Compute a run again from its own copies and compare its folder with it, cell by cell.",
)

SUMMARIES = {
    "run": RUN,
    "check": CHECK,
    "compare": COMPARE,
    "explain": EXPLAIN,
    "papers": PAPERS,
    "reconcile": RECONCILE,
    "register": REGISTER,
    "rules": RULES,
    "sample": SAMPLE,
    "serve": SERVE,
    "steps": STEPS,
    "template": TEMPLATE,
    "verify": VERIFY,
}
