package org.keqiao.funding.calculator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.keqiao.security.Access;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an item would give, for everybody. */
@RestController
@Tag(name = "policies")
class CalculationEndpoint {

    private final Calculator calculator;
    private final CalculationLimit limit;

    CalculationEndpoint(Calculator calculator, CalculationLimit limit) {
        this.calculator = calculator;
        this.limit = limit;
    }

    /** @param inputs all of them may be left out */
    record CalculationRequest(@Nullable CalculationInputs inputs) {}

    @Access(Access.Who.PUBLIC)
    @PostMapping("/api/v1/policies/{item}/calculation")
    @Operation(summary = "What an item would give")
    Calculation calculate(@PathVariable String item, @RequestBody CalculationRequest body, HttpServletRequest request) {
        limit.take(request.getRemoteAddr());
        return calculator.calculate(item, body.inputs() == null ? CalculationInputs.NONE : body.inputs());
    }
}
