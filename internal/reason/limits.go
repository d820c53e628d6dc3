package reason

// Why a stream may have a limit after all.
const (
	LengthCompared Code = "length compared"
	CallerLimits   Code = "caller limits"
	ServerLimits   Code = "server limits"
)

// limits are the words.
func limits() map[Code]string {
	return map[Code]string{
		LengthCompared: "the Content-Length of the request is compared with a value",
		CallerLimits:   "% limits the bodies of the requests that it passes on",
		ServerLimits:   "% limits what clients may send",
	}
}
