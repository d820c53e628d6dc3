// Package copiedlist sorts what it is asked for into groups made for the call.
package copiedlist

import "net/http"

type group struct{ names []string }

func groupsOf(kinds []string) map[string]*group {
	groups := map[string]*group{}
	for _, k := range kinds {
		groups[k] = &group{}
	}
	return groups
}

// Handler groups names.
func Handler(kinds []string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		groups := groupsOf(kinds)
		for _, name := range r.Header["Name"] {
			if g := groups[name[:1]]; g != nil {
				g.names = append(g.names, name)
			}
		}
		for _, g := range groups {
			println(len(g.names))
		}
	})
}
