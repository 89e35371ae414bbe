/// The menus and templates that restaurants name, and there is something on each menu.
enum MenusAndTemplatesExist: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let (menus, templates) = (scenario.menus.names, scenario.restaurants.templates)
    for template in templates.entries where !template.value.menu.isEmpty && !menus.contains(template.value.menu) {
      let path = "restaurants.templates.\(template.name).menu"
      findings.refuseUnknown("menu", template.value.menu, at: path, among: menus)
    }
    for (place, restaurant) in scenario.restaurants.list.enumerated() {
      let path = "restaurants.list[\(place)]"
      if !restaurant.menu.isEmpty, !menus.contains(restaurant.menu) {
        findings.refuseUnknown("menu", restaurant.menu, at: path + ".menu", among: menus)
      }
      if !restaurant.template.isEmpty, !templates.names.contains(restaurant.template) {
        findings.refuseUnknown("template", restaurant.template, at: path + ".template", among: templates.names)
      }
    }
    for menu in scenario.menus.entries { checkItems(of: menu, &findings) }
  }

  private static func checkItems(of menu: Named<Menu>.Entry, _ findings: inout Findings) {
    let path = findings.firstWritten("menus.\(menu.name).items", "menus.\(menu.name)")
    if menu.value.items.isEmpty {
      findings.refuse(path, "nothing is on this menu", hint: "write \"items\": { \"Soup\": { \"price\": \"4.50\" } }")
    } else if menu.value.items.values.allSatisfy({ !$0.available }) {
      findings.warn(path, "nothing on this menu can be ordered", hint: "write \"available\": true for some of it")
    }
  }
}
