package org.keqiao.subsidy.clawback;

import java.time.LocalDate;
import org.keqiao.shared.Money;

/** 分期: so much is to be back by that day, beyond what is due before it. */
public record Instalment(LocalDate dueOn, Money amount) {}
