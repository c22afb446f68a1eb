/** The clock of a case: its limits as rows, counted by the calendar and the law of the day of acceptance. */
package org.keqiao.casefile.clock;
