# Debian packages, by `cpack -G DEB`: `akashi` is the programs and what they read; `akashi-kiosk` opens the kiosk at boot.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME akashi)
set(CPACK_PACKAGE_VENDOR "Akashi contributors")
set(CPACK_PACKAGE_CONTACT "Akashi contributors <contributors@akashi.example>")
set(CPACK_PACKAGE_HOMEPAGE_URL https://akashi.example/)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL akashi kiosk)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)

set(CPACK_DEBIAN_AKASHI_PACKAGE_NAME akashi)
set(CPACK_COMPONENT_AKASHI_DESCRIPTION
"check the security label on a product
 Reads the cyber-security label on a product, compares it with a signed
 registration list that is kept on the device, and says in plain words what is
 promised, by whom, and until when. Holds the program akashi, with a kiosk for
 shops, and the command akashictl.")
set(CPACK_DEBIAN_AKASHI_PACKAGE_SHLIBDEPS ON)
# systemd-sysusers makes the users of the timers. GTK reads drawings with librsvg where it is there, and only recommends it.
set(CPACK_DEBIAN_AKASHI_PACKAGE_DEPENDS "gstreamer1.0-plugins-base, gstreamer1.0-plugins-good, publicsuffix, \
ca-certificates, librsvg2-common, systemd | systemd-standalone-sysusers")
set(CPACK_DEBIAN_AKASHI_PACKAGE_RECOMMENDS "fonts-morisawa-bizud-gothic | fonts-noto-cjk, fonts-noto-cjk")
set(CPACK_DEBIAN_AKASHI_PACKAGE_SUGGESTS "akashi-kiosk, speech-dispatcher, bash-completion")
set(CPACK_DEBIAN_AKASHI_PACKAGE_CONTROL_EXTRA
  ${CMAKE_CURRENT_LIST_DIR}/akashi/postinst ${CMAKE_CURRENT_LIST_DIR}/akashi/prerm)

set(CPACK_DEBIAN_KIOSK_PACKAGE_NAME akashi-kiosk)
set(CPACK_COMPONENT_KIOSK_DESCRIPTION
"open the Akashi kiosk at boot
 A service that fills the screen with the kiosk of Akashi from boot on, under
 the compositor cage, and opens it again whenever it ends.")
set(CPACK_DEBIAN_KIOSK_PACKAGE_ARCHITECTURE all)
# cage needs Xwayland and does not say so.
set(CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS
  "akashi (>= ${PROJECT_VERSION}), cage, seatd, xwayland, init-system-helpers, systemd")
set(CPACK_DEBIAN_KIOSK_PACKAGE_RECOMMENDS "gstreamer1.0-alsa, kbd")
set(CPACK_DEBIAN_KIOSK_PACKAGE_CONTROL_EXTRA
  ${CMAKE_CURRENT_LIST_DIR}/kiosk/postinst ${CMAKE_CURRENT_LIST_DIR}/kiosk/prerm ${CMAKE_CURRENT_LIST_DIR}/kiosk/postrm)
include(CPack)
