"""The words on pictures, in Chinese and in English: docs/glossary.md has them with their meaning."""

from __future__ import annotations

from typing import Literal

Language = Literal["both", "en", "zh"]

WORDS = {
    "as is": ("现状不变", "if nothing is done"),
    "asked": ("目标", "target"),
    "asked at points": ("各点所注：指标要求值", "at each point: what is asked of"),
    "awards": ("奖补", "awards"),
    "beds": ("床位", "beds"),
    "break": ("休息", "break"),
    "budget": ("预算", "budget"),
    "building": ("新建", "building"),
    "burials": ("安葬", "burials"),
    "buried": ("安葬人数", "people buried"),
    "capacity": ("供餐能力", "capacity"),
    "car": ("汽车", "car"),
    "clock": ("时间", "time of day"),
    "closed": ("关闭", "closed"),
    "collection": ("接运（改日办理）", "collection for another day"),
    "community": ("社区", "community"),
    "cost": ("费用（百万元）", "cost, million yuan"),
    "cremation": ("火化", "cremation"),
    "date": ("日期", "date"),
    "day": ("当日安排", "the day"),
    "days waited": ("等候天数", "days waited"),
    "demand": ("需求（加权平均）", "need, mean of the scenarios"),
    "e-bike": ("电动车", "e-bike"),
    "east": ("东向（公里）", "east, km"),
    "ebike": ("电动车", "e-bike"),
    "farewell": ("告别", "farewell"),
    "forecast": ("等候名单预测", "the waiting list, forecast"),
    "free": ("年末空余墓位、格位", "free units at the end of the year"),
    "frontier": ("费用与未满足需求", "cost against unmet need"),
    "full": ("用尽", "full"),
    "home": ("住户", "home"),
    "hours unmet": ("未满足（小时/周）", "unmet, hours a week"),
    "kept": ("保留", "kept"),
    "kitchen": ("厨房", "kitchen"),
    "kitchens": ("厨房", "kitchens"),
    "km": ("公里", "km"),
    "latitude": ("纬度（度）", "latitude, degrees"),
    "left": ("期末余", "left at the end:"),
    "longitude": ("经度（度）", "longitude, degrees"),
    "meals": ("份/天", "meals a day"),
    "middle half": ("四分之一至四分之三", "middle half of the replications"),
    "million yuan": ("百万元", "million yuan"),
    "most": ("十分之一至十分之九", "from a tenth to nine tenths"),
    "need": ("未满足需求（千公里·人·年）", "unmet need, thousand km x people x years"),
    "no grave": ("无处安葬", "without a grave"),
    "north": ("北向（公里）", "north, km"),
    "now": ("现状", "now"),
    "opened": ("新设", "opened"),
    "other": ("其他", "other"),
    "people waiting": ("等候人数", "people waiting"),
    "people": ("人", "people"),
    "percent of target": ("完成率（%）", "% of target"),
    "pickup": ("接运", "pick-up"),
    "plan": ("规划", "plan"),
    "point": ("助餐点", "meal point"),
    "preparation": ("整容", "preparation"),
    "reached": ("达到", "reached"),
    "resized": ("改造", "resized"),
    "roster": ("排班", "roster"),
    "rounds": ("路线", "rounds"),
    "schematic": ("示意图，非地理位置", "schematic, not geographic"),
    "served": ("已供餐", "served"),
    "shelf": ("份", "meals"),
    "site": ("设施", "site"),
    "spending": ("支出", "spending"),
    "spent": ("支出（百万元）", "spending, million yuan"),
    "station": ("站点", "station"),
    "storage": ("冷藏", "cold storage"),
    "target": ("目标", "target"),
    "targets": ("指标完成情况", "targets"),
    "travel": ("路途", "travel"),
    "units": ("个", "units"),
    "unmet": ("未满足", "unmet"),
    "unserved": ("未安排", "unserved"),
    "used": ("实际供餐", "used"),
    "vigil": ("守灵", "vigil"),
    "waiting": ("等候", "waiting"),
    "walk": ("步行", "on foot"),
    "way": ("路程内", "within reach"),
    "without an answer": ("无结果的单元", "cells without an answer:"),
    "year": ("年份", "year"),
}


def say(word: str, language: Language) -> str:
    """A word in a language, or in both; what has no translation stands as it is."""
    if word not in WORDS:
        return word
    chinese, english = WORDS[word]
    if language == "zh":
        return chinese
    if language == "en":
        return english
    return f"{chinese} {english}"
