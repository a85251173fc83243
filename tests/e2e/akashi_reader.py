# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told by the kiosk. Import it only where a screen is up: the library asks for the bus once."""
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib

from akashi_screen import LONGEST_WAIT, Gone

LOOK_AGAIN_MS = 250  # where no event tells of a change
HEADING = Atspi.Role.HEADING
STATUS = Atspi.Role.STATUS_BAR
CHANGES = ('object:state-changed:showing', 'object:property-change:accessible-name', 'object:children-changed',
           'object:state-changed:focused')


def application(kiosk):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == kiosk.process.pid:
            return child
    return None


def shown(node):
    """This node and those under it that are there for a reader, in the order of reading."""
    if node is not None and node.get_state_set().contains(Atspi.StateType.VISIBLE):
        yield node
        yield from shown_in(node)


def shown_in(node):
    for index in range(node.get_child_count()):
        yield from shown(node.get_child_at_index(index))


def nodes(kiosk):
    try:
        program = application(kiosk)
        return [] if program is None else list(shown_in(program))
    except GLib.Error:  # it changed while it was read: it is read again
        return []


def texts(kiosk):
    """What is read aloud, node by node."""
    try:
        return [node.get_name() for node in nodes(kiosk) if node.get_name()]
    except GLib.Error:
        return []


def wait(kiosk, found, what):
    """Until found() is true; looks again when the accessibility bus tells of a change, and not before: looking makes the
    kiosk work. Returns: what it gave."""
    context, until, told = GLib.MainContext.default(), time.monotonic() + LONGEST_WAIT, []
    listener = Atspi.EventListener.new(told.append)
    for kind in CHANGES:
        listener.register(kind)
    again = GLib.timeout_add(LOOK_AGAIN_MS, lambda: told.append(None) or GLib.SOURCE_CONTINUE)
    try:
        while time.monotonic() < until and kiosk.process.poll() is None:
            value = found()
            if value:
                return value
            told.clear()
            while not told or context.pending():  # a page that opens tells of each of its parts: it is read once
                context.iteration(True)
    finally:
        GLib.source_remove(again)
        for kind in CHANGES:
            listener.deregister(kind)
    raise Gone(f'{what}\nread: {texts(kiosk)}\n{kiosk.said()}')


def wait_text(kiosk, *parts):
    """Until each of these is part of something that is read aloud."""
    return wait(kiosk, lambda: all(any(part in text for text in texts(kiosk)) for part in parts), f'waited for {parts}')


def button(kiosk, name):
    """The button a person would call that."""
    return wait(kiosk, lambda: next((node for node in nodes(kiosk) if node.get_role() == Atspi.Role.PUSH_BUTTON
                                     and name in node.get_name()), None), f'waited for the button {name}')


def buttons(kiosk):
    """What the buttons are called that are there, in the order of reading."""
    try:
        return [node.get_name() for node in nodes(kiosk) if node.get_role() == Atspi.Role.PUSH_BUTTON]
    except GLib.Error:
        return []


def roles(kiosk):
    """What everything is, and what it is called."""
    try:
        return [(node.get_role(), node.get_name()) for node in nodes(kiosk)]
    except GLib.Error:
        return []


def focused(kiosk):
    """What that is called which has the focus; '' where nothing has."""
    try:
        return next((node.get_name() for node in nodes(kiosk)
                     if node.get_state_set().contains(Atspi.StateType.FOCUSED)), '')
    except GLib.Error:
        return ''


class Ear:
    """What a screen reader says by itself, wherever the focus is: announcements, and each new name of the window."""

    KINDS = ('object:announcement', 'object:property-change:accessible-name')

    def __init__(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(self.hear)
        for kind in Ear.KINDS:
            self.listener.register(kind)

    def hear(self, event):
        try:
            if event.type == Ear.KINDS[0] or event.source.get_role() == Atspi.Role.FRAME:
                self.heard.append(event.any_data)
        except GLib.Error:  # of a kiosk that has ended
            pass

    def close(self):
        for kind in Ear.KINDS:
            self.listener.deregister(kind)


def middle(node):
    """Where to touch it; pixels of the window, which begins at the screen's corner."""
    place = node.get_extents(Atspi.CoordType.WINDOW)
    return place.x + place.width // 2, place.y + place.height // 2
