/* SPDX-License-Identifier: Apache-2.0 */
#include <locale.h>

#include "akashi-application.h"
#include "akashi-heap.h"

int
main (int argc, char **argv)
{
  akashi_heap_keep_whole ();
  setlocale (LC_ALL, "");
  g_autoptr (AkashiApplication) application = akashi_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : akashi_application_get_status (application);
}
