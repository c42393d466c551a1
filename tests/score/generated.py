"""Years drawn by a seed: frameworks of some depth, levels, units, ties, exclusions, grades."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import yaml

from rankings.score.framework import load_framework
from rankings.score.level_units import list_units
from rankings.score.sheet_read import read_sheet
from rankings.score.sheet_write import write_sheet
from tools.example_year import fill_by_seed

# Provinces and years with the levels whose units are known.
PLACES = [
    ("phu-tho", 2024, ("department", "district", "commune")),
    ("phu-tho", 2025, ("department", "commune")),
    ("hung-yen", 2022, ("department", "district")),
    ("nghe-an", 2022, ("district", "commune")),
    ("thanh-hoa", 2023, ("district", "commune")),
    ("da-nang", 2023, ("department", "district", "commune")),
    ("quang-nam", 2022, ("department", "district")),
    ("ha-noi", 2024, ("district", "commune")),
]
NAMES = {
    "dti": "Mức độ chuyển đổi số",
    "egov": "Mức độ Chính quyền điện tử",
    "par": "Chỉ số cải cách hành chính",
    "ict_use": "Mức độ ứng dụng công nghệ thông tin",
}
GRADES = [("Xuất sắc", 90), ("Tốt", 80), ("Khá", 65), ("Trung bình", 50), ("Yếu", 0)]
REASONS = [
    "tính chất đặc thù của đơn vị",
    "mới được thành lập trong năm",
    "đang thực hiện sắp xếp tổ chức",
]


def draw_year(seed, tmp_path):
    """A framework and a filled-in sheet of it, written and read back."""
    random = np.random.default_rng(seed)
    province, year, known = PLACES[int(random.integers(len(PLACES)))]
    chosen = [level for level in known if random.random() < 0.7] or [known[-1]]
    family = str(random.choice(list(NAMES)))
    entry = {
        "id": f"generated_{seed}",
        "framework": family,
        "province": province,
        "vi": NAMES[family],
        "en": "Generated",
        "levels": {level: draw_level(random, province, level, year) for level in chosen},
    }
    path = tmp_path / f"framework_{seed}.yaml"
    path.write_text(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False), encoding="utf-8")
    framework = load_framework(path)
    step = Decimal(str(random.choice(["1", "0.5", "0.25", "0.05"])))
    low = float(random.uniform(0.2, 0.7))
    fill = fill_by_seed(framework, seed, step=step, skill=(low, float(random.uniform(low, 1.0))))
    suffix = str(random.choice(["xlsx", "csv"]))
    out = write_sheet(framework, province, year, tmp_path / f"sheet_{seed}.{suffix}", fill)
    return framework, read_sheet(out, framework, province=province, year=year)


def draw_level(random, province, level, year):
    """One level: groups of criteria that add up, grades or none, and enough units left out that
    5 to 500 stay.
    """
    units = list(list_units(province, level, year))
    random.shuffle(units)
    keep = int(min(len(units), 500, max(5, random.integers(5, len(units) + 1))))
    out = units[keep : keep + int(random.integers(0, 6))]
    maximum = int(random.choice([100, 150, 500, 1000]))
    groups = int(random.integers(2, 7))
    grades = [
        {"vi": name, "en": name, "order": order, "min": least}
        for order, (name, least) in enumerate(GRADES[int(random.integers(0, 2)) :], start=1)
    ]
    return {
        "max_score": maximum,
        "grades": grades if random.random() < 0.8 else None,
        "units": units[:keep],
        "left_out": [{"unit": unit, "reason": str(random.choice(REASONS))} for unit in out],
        "criteria": [
            draw_group(random, f"g{number}", share, 2)
            for number, share in enumerate(split(random, maximum, groups), start=1)
        ],
    }


def draw_group(random, name, maximum, depth):
    """A criterion, or a group of criteria that add up to its maximum."""
    entry = {"id": name, "vi": f"Nhóm {name}", "en": f"Group {name}", "max": maximum}
    if depth and maximum >= 4 and random.random() < 0.6:
        parts = split(random, maximum, int(random.integers(2, min(4, maximum) + 1)))
        entry["children"] = [
            draw_group(random, f"{name}_{number}", part, depth - 1)
            for number, part in enumerate(parts, start=1)
        ]
    return entry


def split(random, whole, parts):
    """Whole numbers above 0 that add up."""
    cuts = np.sort(random.choice(np.arange(1, whole), parts - 1, replace=False))
    return [int(part) for part in np.diff([0, *cuts, whole])]
