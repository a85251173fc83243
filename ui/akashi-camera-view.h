/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiCameraView:
 *
 * The live picture, cut to fill its place, with the four corners of a frame drawn over it. Keeps one picture
 * at a time and nothing of it after akashi_camera_view_clear().
 */
#define AKASHI_TYPE_CAMERA_VIEW (akashi_camera_view_get_type ())
G_DECLARE_FINAL_TYPE (AkashiCameraView, akashi_camera_view, AKASHI, CAMERA_VIEW, GtkWidget)

/**
 * akashi_camera_view_show:
 * @pixels: RGB, 8 bits a channel
 * @stride: bytes from row to row
 */
void akashi_camera_view_show (AkashiCameraView *view, GBytes *pixels, guint width, guint height,
                              guint stride);
void akashi_camera_view_clear (AkashiCameraView *view);

/* Whether the picture is shown as in a mirror: for a camera that looks at the person. */
void akashi_camera_view_set_mirror (AkashiCameraView *view, gboolean mirror);

/* @degrees: 0, 90, 180 or 270: by how much the picture has to be turned to the right to be upright. It is
 * turned on the screen only: labels are read at any angle. */
void akashi_camera_view_set_rotation (AkashiCameraView *view, guint degrees);

G_END_DECLS
