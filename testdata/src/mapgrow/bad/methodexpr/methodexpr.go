// Package methodexpr runs methods by their expressions: out of a table, and passed on.
package methodexpr

import "net/http"

type hall struct {
	seated map[string]int
	left   map[string]int
	paid   map[string]int
}

type verb func(*hall, string)

var verbs = map[string]verb{
	"seat":  (*hall).seat,
	"leave": (*hall).leave,
}

func (h *hall) seat(who string)           { h.seated[who]++ }      // want mapgrow high "in .*seat, keyed by .*, and nothing"
func (h *hall) leave(who string)          { h.left[who]++ }        // want mapgrow high "in .*leave, keyed by .*, and nothing"
func (h *hall) pay(who string, coins int) { h.paid[who] += coins } // want mapgrow high "in .*pay, keyed by .*, and nothing"

func with[T any](h T, do func(T, string, int), who string) { do(h, who, 1) }

func serve(h *hall) {
	http.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) {
		if do, ok := verbs[r.URL.Path]; ok {
			do(h, r.FormValue("who"))
			return
		}
		with(h, (*hall).pay, r.FormValue("who"))
	})
}

// Serve opens a hall.
func Serve() error {
	serve(&hall{seated: map[string]int{}, left: map[string]int{}, paid: map[string]int{}})
	return http.ListenAndServe(":8080", nil)
}
