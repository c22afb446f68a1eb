/** What money is claimed on: each invoice, payment and thing serves one case of items that exclude each other. */
@NamedInterface("claim")
package org.keqiao.funding.claim;

import org.springframework.modulith.NamedInterface;
