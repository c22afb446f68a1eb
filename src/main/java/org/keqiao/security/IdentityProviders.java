package org.keqiao.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The identity providers that an administrator configured; none by default. */
@Component
public class IdentityProviders {

    private final List<Provider> providers = new ArrayList<>();

    IdentityProviders(ObjectProvider<ClientRegistrationRepository> repository) {
        if (repository.getIfAvailable() instanceof Iterable<?> registrations) {
            for (Object registration : registrations) {
                if (registration instanceof ClientRegistration client) {
                    providers.add(
                            new Provider(client.getClientName(), "oauth2/authorization/" + client.getRegistrationId()));
                }
            }
        }
    }

    /**
     * @param name as configured
     * @param path where the sign-in starts, without a leading slash
     */
    public record Provider(String name, String path) {}

    public List<Provider> list() {
        return List.copyOf(providers);
    }
}
