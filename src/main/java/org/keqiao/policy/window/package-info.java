/** 申报时间: when applications for an item are taken. */
@NamedInterface("window")
package org.keqiao.policy.window;

import org.springframework.modulith.NamedInterface;
