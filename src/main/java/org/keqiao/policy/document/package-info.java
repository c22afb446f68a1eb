/** 政策文件: the documents that items rest on, since when and until when each holds, and which takes whose place. */
@NamedInterface("document")
package org.keqiao.policy.document;

import org.springframework.modulith.NamedInterface;
