package org.keqiao.affiliation;

import java.util.UUID;

/** 企业集团: companies that belong together, or that one actual controller has. */
public record CompanyGroup(UUID id, String name) {}
