/** Changes of policy tables, by two people, and those that come with the product. */
@NamedInterface("change")
package org.keqiao.policy.change;

import org.springframework.modulith.NamedInterface;
