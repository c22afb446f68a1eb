package org.keqiao.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.Queue;

class InboxStateTest {

    @Test
    void survivesTheAddress() {
        InboxState state = InboxState.of(QueryParameters.empty())
                .in(Queue.CLAIMABLE)
                .ofMatter("contract-certification")
                .matching("晋江 & 公司")
                .due(InboxQuery.Due.OVERDUE)
                .sorted(InboxQuery.Order.NEWEST)
                .after("abc");
        assertThat(InboxState.of(QueryParameters.fromString(state.parameters().getQueryString())))
                .isEqualTo(state);
    }

    @Test
    void ignoresWordsThatNobodyKnows() {
        InboxState state = InboxState.of(QueryParameters.fromString("queue=everything&due=never&sort="));
        assertThat(state.queue()).isEqualTo(Queue.MINE);
        assertThat(state.due()).isNull();
        assertThat(state.order()).isNull();
    }

    @Test
    void takesTheReadersOrderWhereTheAddressNamesNone() {
        InboxState state = InboxState.of(QueryParameters.empty());
        assertThat(state.query(InboxQuery.Order.NEWEST).order()).isEqualTo(InboxQuery.Order.NEWEST);
        assertThat(state.sorted(InboxQuery.Order.DUE)
                        .query(InboxQuery.Order.NEWEST)
                        .order())
                .isEqualTo(InboxQuery.Order.DUE);
    }

    @Test
    void forgetsThePlaceInTheListWhenTheFilterChanges() {
        InboxState state = InboxState.of(QueryParameters.fromString("cursor=abc"));
        assertThat(state.matching("x").cursor()).isNull();
        assertThat(state.in(Queue.ALL).cursor()).isNull();
    }

    @Test
    void leavesTheLimitOutOfWhatWasHandled() {
        InboxState state = InboxState.of(QueryParameters.fromString("queue=handled&due=soon"));
        assertThat(state.query(InboxQuery.Order.DUE).due()).isNull();
        assertThat(state.query(InboxQuery.Order.DUE).order()).isEqualTo(InboxQuery.Order.NEWEST);
    }
}
