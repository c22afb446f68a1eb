package org.keqiao.security.ui;

import com.vaadin.flow.server.VaadinRequest;

/** Where the request on this thread comes from; for limits and the security log. */
final class ClientAddress {

    private ClientAddress() {}

    static String current() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? "unknown" : request.getRemoteAddr();
    }
}
