package org.keqiao.description;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The top of a form-js schema. */
@Schema(name = "FormSchema")
record StartForm(String id, String type, List<Map<String, Object>> components, Map<String, String> properties) {}
