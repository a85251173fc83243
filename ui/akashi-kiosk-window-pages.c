/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-window-pages.h"

#include "akashi-attract-page.h"
#include "akashi-call-page.h"
#include "akashi-camera-page.h"
#include "akashi-clerk-page.h"
#include "akashi-compare-page.h"
#include "akashi-guarantees-page.h"
#include "akashi-help-page.h"
#include "akashi-languages-page.h"
#include "akashi-marks-page.h"
#include "akashi-more-page.h"
#include "akashi-no-label-page.h"
#include "akashi-not-covered-page.h"
#include "akashi-notice-page.h"
#include "akashi-number-page.h"
#include "akashi-phone-page.h"
#include "akashi-print-page.h"
#include "akashi-question-page.h"
#include "akashi-scan-page.h"
#include "akashi-situations-page.h"
#include "akashi-staff-camera-page.h"
#include "akashi-staff-counters-page.h"
#include "akashi-staff-languages-page.h"
#include "akashi-staff-lists-page.h"
#include "akashi-staff-page.h"
#include "akashi-staff-pin-page.h"
#include "akashi-staff-recent-page.h"
#include "akashi-staff-test-page.h"
#include "akashi-staff-timings-page.h"
#include "akashi-verdict-page.h"
#include "akashi-why-page.h"

static const AkashiPageRow rows[] = {
  /* the one that each customer begins with */
  { AKASHI_PAGE_ATTRACT, akashi_attract_page_get_type, AKASHI_STAY_FOR_EVER, AKASHI_PAGE_NEEDS_CAMERA },
  { "call", akashi_call_page_get_type, AKASHI_STAY_STAFF, AKASHI_PAGE_KEEPS_CODES_OUT },
  { AKASHI_PAGE_CAMERA, akashi_camera_page_get_type, AKASHI_STAY_FOR_EVER, AKASHI_PAGE_IS_FOR_NO_CAMERA },
  { "clerk", akashi_clerk_page_get_type, AKASHI_STAY_STAFF, AKASHI_PAGE_KEEPS_CODES_OUT },
  { AKASHI_PAGE_COMPARE, akashi_compare_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "guarantees", akashi_guarantees_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "help", akashi_help_page_get_type, AKASHI_STAY_SCAN, 0 },
  { AKASHI_PAGE_LANGUAGES, akashi_languages_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "marks", akashi_marks_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "more", akashi_more_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "no-label", akashi_no_label_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "not-covered", akashi_not_covered_page_get_type, AKASHI_STAY_RESULT, 0 },
  { AKASHI_PAGE_NOTICE, akashi_notice_page_get_type, AKASHI_STAY_STAFF, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "phone", akashi_phone_page_get_type, AKASHI_STAY_RESULT, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "print", akashi_print_page_get_type, AKASHI_STAY_RESULT, AKASHI_PAGE_KEEPS_CODES_OUT },
  { AKASHI_PAGE_QUESTION, akashi_question_page_get_type, AKASHI_STAY_RESULT, 0 },
  { AKASHI_PAGE_SCAN, akashi_scan_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_NEEDS_CAMERA },
  { AKASHI_PAGE_NUMBER, akashi_number_page_get_type, AKASHI_STAY_RESULT, 0 },
  /* Left alone, they are locked soon. */
  { "staff-pin", akashi_staff_pin_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff", akashi_staff_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-languages", akashi_staff_languages_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-lists", akashi_staff_lists_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-recent", akashi_staff_recent_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-camera", akashi_staff_camera_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-counters", akashi_staff_counters_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-test", akashi_staff_test_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { "staff-timings", akashi_staff_timings_page_get_type, AKASHI_STAY_SCAN, AKASHI_PAGE_KEEPS_CODES_OUT },
  { AKASHI_PAGE_VERDICT, akashi_verdict_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "situations", akashi_situations_page_get_type, AKASHI_STAY_RESULT, 0 },
  { "why", akashi_why_page_get_type, AKASHI_STAY_RESULT, 0 },
  { NULL },
};

const AkashiPageRow *
akashi_kiosk_window_pages (void)
{
  return rows;
}

static char **
find_numbers (const char *text, guint most, gpointer data)
{
  return akashi_session_find (data, text, most);
}

void
akashi_kiosk_window_set_up_pages (AkashiPageBook *book, AkashiSettings *settings, AkashiSession *session)
{
  AkashiPage *attract = akashi_page_book_get (book, AKASHI_PAGE_ATTRACT);
  AkashiPage *number = akashi_page_book_get (book, AKASHI_PAGE_NUMBER);
  AkashiPage *scan = akashi_page_book_get (book, AKASHI_PAGE_SCAN);
  akashi_attract_page_set_position (AKASHI_ATTRACT_PAGE (attract),
                                    akashi_settings_camera_position (settings));
  akashi_number_page_set_find (AKASHI_NUMBER_PAGE (number), find_numbers, session);
  akashi_scan_page_set_up (AKASHI_SCAN_PAGE (scan), settings);
}
