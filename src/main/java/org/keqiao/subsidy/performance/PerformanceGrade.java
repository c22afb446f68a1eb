package org.keqiao.subsidy.performance;

/** 优、良、中、差. Names are stored. */
enum PerformanceGrade {
    EXCELLENT("优"),
    GOOD("良"),
    FAIR("中"),
    POOR("差");

    private final String zh;

    PerformanceGrade(String zh) {
        this.zh = zh;
    }

    /** As letters name it. */
    String zh() {
        return zh;
    }
}
