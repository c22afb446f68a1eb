/** 政策匹配: which items of the city fit an organisation, on what is known of it, and the way into an application. */
package org.keqiao.subsidy.match;
