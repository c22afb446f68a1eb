package org.keqiao.casefile;

import java.time.LocalDate;
import java.util.Map;

/** What a feature knows beside an application's answers and its form may ask about, such as what the chosen item wants to see. */
public interface FormFacts {

    /**
     * @param matter of the application
     * @param answers as they were typed, complete or not
     * @param rules the day whose rules count
     * @return values by the names that forms list among their facts; empty for other matters
     */
    Map<String, Object> of(String matter, Map<String, Object> answers, LocalDate rules);
}
