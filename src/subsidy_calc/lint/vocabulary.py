"""Vocabulary: words that texts and headings of schedules are searched for. They are matched, and never said to anyone."""

from __future__ import annotations

import re

# sums and shares in words
YUAN_BEFORE = r"CNY|RMB|¥"
YUAN_BEHIND = r"元|yuan\b|CNY\b|RMB\b"
PARTS = "百千万"
PARTS_OF = "分之"
PERCENT = r"%|‰|个?百分点|per\s?cent\b|percentage points?\b"
TIMES = r"倍|times\b"
DISCOUNT = "折"
HALF = r"一半|半数|减半|折半|\bhalf\b"
TWICE = r"翻一?番|加倍|\bdoubled?\b|\btwice\b"
BETWEEN_NUMBERS = r"[、,，/~～—–-]|至|到|和|或|及|与|and|or|to"

# what answers a question that a text may leave open
TAX = re.compile(r"税|\btax|\bVAT\b", re.IGNORECASE)
YEAR = re.compile(r"年|\byear|\bannual", re.IGNORECASE)
ROUNDING = re.compile(r"四舍五入|四舍六入|舍去|舍尾|去尾|抹零|取整|进位|\bround", re.IGNORECASE)

# headings that tell what sort of number stands below them
_END = r"(?:\([^()]*\))?$"
SUM_HEADING = re.compile(rf"(?:金额|总额|投资额|销售额|营业额|购置额|收入|产值|费用|资金){_END}")
RATE_HEADING = re.compile(rf"(?:比例|占比|比率|比重|增幅|增速|增长率|利率|税率){_END}")
COUNT_HEADING = re.compile(rf"(?:人数|台数|个数|户数|件数|天数|月数|数量){_END}")
SAME_UNITS = (
    ("千瓦时", "度", "kWh"),
    ("平方米", "平米", "㎡", "m²"),
    ("千克", "公斤", "kg"),
    ("公里", "千米", "km"),
    ("立方米", "方", "m³"),
    ("吨", "公吨", "t"),
    ("千瓦", "kW"),
    ("兆瓦", "MW"),
    ("美元", "USD"),
    ("欧元", "EUR"),
)

# columns that a review of fair competition looks at
OWNERS = {
    "民营",
    "民营企业",
    "私营",
    "私营企业",
    "国有",
    "国有企业",
    "国有控股",
    "集体",
    "外资",
    "外商投资",
    "内资",
    "央企",
}
OWNERSHIP_HEADING = re.compile(r"企业类型|企业性质|经济类型|所有制|控股|ownership", re.IGNORECASE)
PLACE_HEADING = re.compile(
    r"注册地|所在地|登记地|本地|本县|本市|本区|本省|县内|市内|区内|省内|境内采购|local|registered in", re.IGNORECASE
)
TAX_HEADING = re.compile(r"纳税|税收|入库税|地方财政贡献|经济贡献|taxes? paid", re.IGNORECASE)
