/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * akashi_exif_orientation:
 * @data: EXIF data as a picture file carries them: TIFF, with or without `Exif` and two zero bytes before it
 * @length: bytes, any number
 *
 * Returns: the orientation of the first directory (EXIF 2.32, section 4.6.4, tag 274), 1 to 8; 1 where there
 * is none that can be read: damaged EXIF data never cost a picture
 */
unsigned akashi_exif_orientation (const uint8_t *data, size_t length);
