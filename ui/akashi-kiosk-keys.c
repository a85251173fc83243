/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-keys.h"

gboolean
akashi_kiosk_keys_wakes (guint key, GdkModifierType state)
{
  static const guint kept[] = {
    GDK_KEY_Tab,    GDK_KEY_ISO_Left_Tab, GDK_KEY_Escape, GDK_KEY_F2,       GDK_KEY_F3,
    GDK_KEY_Return, GDK_KEY_KP_Enter,     GDK_KEY_space,  GDK_KEY_KP_Space, GDK_KEY_Left,
    GDK_KEY_Up,     GDK_KEY_Right,        GDK_KEY_Down,
  };
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  /* Shift, Control and the like alone. */
  if (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (key == kept[i])
      return FALSE;
  return TRUE;
}
