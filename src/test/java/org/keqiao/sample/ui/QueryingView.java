package org.keqiao.sample.ui;

import jakarta.persistence.EntityManager;

/** What a view must not be; the architecture rule is proved on it. */
public class QueryingView {
    EntityManager entities;
}
