/* SPDX-License-Identifier: Apache-2.0 */
/* What codes and answers lead to. */
#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)
#define assert_verdict(world, name) g_assert_cmpstr (ui_world_verdict (world), ==, name)

/* --- codes and answers --- */

/* What a customer does, one thing after the other, and what is shown then. */
typedef struct {
  enum { END, SEE, BARCODE, BOTH, NOTHING, ACT, ANSWER } what;
  const char *argument; /* box, action or answer */
  guint count;          /* frames or seconds */
  const char *page, *verdict;
} Step;

typedef struct {
  const char *name;
  Step steps[10];
} Flow;

static const Flow flows[] = {
  { "touch, label, yes",
    { { ACT, "win.begin", 0, "scan", "" },
      { SEE, "listed", 1, "question", "listed" },
      { ANSWER, "yes", 0, "verdict", "confirmed" },
      { ACT, "win.start-over", 0, "attract", "" } } },
  { "a label wakes the first page",
    { { SEE, "listed", 1, "question", "listed" }, { ANSWER, "no", 0, "verdict", "different-product" } } },
  { "not sure",
    { { SEE, "listed", 1, "question", "listed" }, { ANSWER, "unsure", 0, "verdict", "listed" } } },
  { "the barcode of the same product after the label",
    { { SEE, "confirmed", 1, "question", "listed" }, { BOTH, "confirmed", 1, "verdict", "confirmed" } } },
  { "the barcode of the same product alone, after the label",
    { { SEE, "confirmed", 1, "question", "listed" },
      { BARCODE, "confirmed", 5, "question", "listed" },
      { BARCODE, "confirmed", 1, "verdict", "confirmed" } } },
  { "the barcode of another product after the label",
    { { SEE, "confirmed", 1, "question", "listed" },
      { BARCODE, "different-product", 6, "verdict", "different-product" } } },
  { "a barcode after the person was not sure",
    { { SEE, "confirmed", 1, "question", "listed" },
      { ANSWER, "unsure", 0, "verdict", "listed" },
      { BOTH, "confirmed", 1, "verdict", "confirmed" } } },
  { "label and barcode at once", { { BOTH, "confirmed", 1, "verdict", "confirmed" } } },
  { "label and barcode of different products at once",
    { { BOTH, "different-product", 1, "verdict", "different-product" } } },
  { "another label counts from its second frame on",
    { { SEE, "withdrawn", 1, "verdict", "withdrawn" },
      { SEE, "altered", 1, "verdict", "withdrawn" },
      { SEE, "altered", 1, "verdict", "altered" },
      { SEE, "listed", 1, "verdict", "altered" },
      { SEE, "listed", 1, "question", "listed" } } },
  { "two glimpses with a gap are no second frame",
    { { SEE, "withdrawn", 1, "verdict", "withdrawn" },
      { SEE, "altered", 1, "verdict", "withdrawn" },
      { NOTHING, NULL, 2, "verdict", "withdrawn" },
      { SEE, "altered", 1, "verdict", "withdrawn" } } },
  { "the same label again changes nothing, also after the answer",
    { { SEE, "listed", 3, "question", "listed" },
      { ANSWER, "yes", 0, "verdict", "confirmed" },
      { SEE, "listed", 30, "verdict", "confirmed" },
      { NOTHING, NULL, 30, "verdict", "confirmed" },
      { SEE, "listed", 3, "verdict", "confirmed" } } },
  { "a label still in sight after starting over is left alone until it has been gone",
    { { SEE, "withdrawn", 1, "verdict", "withdrawn" },
      { ACT, "win.start-over", 0, "attract", "" },
      { SEE, "withdrawn", 30, "attract", "" },
      { NOTHING, NULL, 2, "attract", "" },
      { SEE, "withdrawn", 1, "verdict", "withdrawn" } } },
  { "no other code of the box pushes the label's result away",
    { { SEE, "listed", 3, "question", "listed" }, { SEE, "not-a-label", 2, "question", "listed" } } },
  { "a barcode alone is looked up after six frames",
    { { ACT, "win.begin", 0, "scan", "" },
      { BARCODE, "no-registration-found", 5, "scan", "" },
      { BARCODE, "no-registration-found", 1, "verdict", "no-registration-found" } } },
  { "beginning in the middle of a verdict does nothing",
    { { SEE, "withdrawn", 1, "verdict", "withdrawn" }, { ACT, "win.begin", 0, "verdict", "withdrawn" } } },
  { "answering where nothing is asked does nothing",
    { { SEE, "withdrawn", 1, "verdict", "withdrawn" }, { ANSWER, "yes", 0, "verdict", "withdrawn" } } },
  { "a large other kind of code", { { SEE, "other-mark", 1, "verdict", "other-mark" } } },
};

static void
take_step (UiWorld *world, const Step *step)
{
  switch (step->what)
    {
    case SEE:
      ui_world_see (world, step->argument, UI_LABEL, step->count);
      break;
    case BARCODE:
      ui_world_see (world, step->argument, UI_BARCODE, step->count);
      break;
    case BOTH:
      ui_world_see (world, step->argument, UI_LABEL | UI_BARCODE, step->count);
      break;
    case NOTHING:
      ui_world_see_nothing (world, step->count);
      break;
    case ACT:
      ui_world_act (world, step->argument, NULL);
      break;
    case ANSWER:
      ui_world_act (world, "win.answer", step->argument);
      break;
    case END:
    default:
      g_assert_not_reached ();
    }
}

static void
test_flows (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_test_message ("%s", flows[i].name);
      ui_world_act (world, "win.start-over", NULL);
      ui_world_see_nothing (world, 60);
      assert_page (world, "attract");
      for (const Step *step = flows[i].steps; step->what != END; step++)
        {
          take_step (world, step);
          g_test_message ("  %s %s", step->argument == NULL ? "nothing" : step->argument,
                          ui_world_page (world));
          assert_page (world, step->page);
          assert_verdict (world, step->verdict);
        }
    }
}

/* Every box of the sample comes to the verdict that it was made for. */
static void
test_boxes (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  size_t index;
  json_t *box;
  json_array_foreach (world->boxes, index, box)
  {
    const char *id = json_string_value (json_object_get (box, "id"));
    const char *verdict = json_string_value (json_object_get (box, "verdict"));
    ui_world_act (world, "win.start-over", NULL);
    ui_world_see_nothing (world, 60);
    ui_world_see (world, id, UI_LABEL | UI_BARCODE, 8);
    g_test_message ("%s", id);
    assert_verdict (world, verdict);
    assert_page (world, g_str_equal (verdict, "listed") ? "question" : "verdict");
  }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/kiosk-flow/flows", test_flows);
  g_test_add_func ("/ui/kiosk-flow/boxes", test_boxes);
  return g_test_run ();
}
