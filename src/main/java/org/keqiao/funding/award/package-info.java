/** How much a policy gives: from what counts to what is paid, each step with the clause that it rests on. */
@NamedInterface("award")
package org.keqiao.funding.award;

import org.springframework.modulith.NamedInterface;
