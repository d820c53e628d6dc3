// Package methodexpr runs methods by their expressions, on an object of each call or with one that
// takes out again.
package methodexpr

import "net/http"

type hall struct{ seated map[string]int }

type verb func(*hall, string)

var verbs = map[string]verb{
	"seat":  (*hall).seat,
	"leave": (*hall).leave,
}

func (h *hall) seat(who string)  { h.seated[who]++ }
func (h *hall) leave(who string) { delete(h.seated, who) }

type bill struct{ sums map[string]int }

func (b *bill) add(what string) { b.sums[what]++ }

func each(b *bill, do func(*bill, string), of []string) {
	for _, what := range of {
		do(b, what)
	}
}

func serve(h *hall) {
	http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) {
		if do, ok := verbs[r.URL.Path]; ok {
			do(h, r.FormValue("who"))
		}
		b := &bill{sums: map[string]int{}}
		each(b, (*bill).add, r.Form["what"])
	})
}

// Serve opens a hall.
func Serve() error {
	serve(&hall{seated: map[string]int{}})
	return http.ListenAndServe(":8080", nil)
}
