package org.keqiao.casefile.application;

import java.util.List;
import java.util.Optional;

/**
 * How an application stands with the organisation's internal approval, for one of its people.
 *
 * @param needed whether the organisation approves internally at all
 * @param mayApprove whether the reader is one of its approvers
 * @param history all requests, oldest first; the last one may still wait
 */
public record ApprovalState(boolean needed, boolean mayApprove, List<ApprovalRequest> history) {

    public ApprovalState {
        history = List.copyOf(history);
    }

    /** The request that waits for an approver. */
    public Optional<ApprovalRequest> waiting() {
        return last().filter(request -> request.state() == ApprovalRequest.State.WAITING);
    }

    /** The newest request, unless the application was submitted with it. */
    public Optional<ApprovalRequest> last() {
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(history.get(history.size() - 1))
                        .filter(request -> request.state() != ApprovalRequest.State.APPROVED);
    }

    /** True while the reader may not change what lies before the approver. */
    public boolean frozen() {
        return needed && !mayApprove && waiting().isPresent();
    }
}
