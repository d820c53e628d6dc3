package reason

import (
	"strconv"
	"strings"
)

// Why a goroutine stays that sends to or receives from a channel, or an end of a pipe.
const (
	StopsReceiving   Code = "stops receiving"
	LeavesUnreceived Code = "leaves unreceived"
	LeavesUnsent     Code = "leaves unsent"
	ReceivesSome     Code = "receives some"
	ReaderLeaves     Code = "reader leaves"
	SendsBeyond      Code = "sends beyond the end"
	OneEachTurn      Code = "one each turn"
	MoreThanReceived Code = "more than received"
	OneUnreceived    Code = "one unreceived"
	OtherCase        Code = "other case"
	ReaderEnded      Code = "reader ended"
	ReaderFailed     Code = "reader failed"
	OthersUnchosen   Code = "others unchosen"
	HearsItself      Code = "hears itself"
	AnswerLeft       Code = "answer left"
	CallerStops      Code = "caller stops"
	StopsReading     Code = "stops reading"
	StreamUnwatched  Code = "stream unwatched"
	ReturnsUnheard   Code = "returns unheard"
	WaitsUnserved    Code = "waits unserved"
	NoneClosesLoop   Code = "none closes, loop"
	StopHandedOut    Code = "stop handed out"
	PathUnclosed     Code = "path unclosed"
	ClosedBehind     Code = "closed behind"
	RemovedUnheard   Code = "removed unheard"
	EndsUnsaid       Code = "ends unsaid"
	StartsUnheard    Code = "starts unheard"
	PipeUnclosed     Code = "pipe unclosed"
	PipeUnread       Code = "pipe unread"
	PipeLeft         Code = "pipe left"
	PipeForgotten    Code = "pipe forgotten"
)

// How a function comes to leave what others wait for.
const (
	MayReturn       Code = "may return"
	MayGoOn         Code = "may go on"
	SelectsReturn   Code = "selects and returns"
	SelectsGoOn     Code = "selects and goes on"
	SilentOnFailure Code = "silent on failure"
)

// channels are the words; "it" is the goroutine.
func channels() map[Code]string {
	return map[Code]string{
		StopsReceiving:   "% may stop receiving from it early, and nothing ends it then",
		LeavesUnreceived: "% %how without receiving what it sends",
		LeavesUnsent:     "% %how, and then nothing sends to it or closes the channel",
		ReceivesSome:     "% may return after receiving some of what it sends",
		ReaderLeaves:     "the goroutine that receives from it may return after receiving some of what it sends",
		SendsBeyond:      "% neither receives from %2 nor tells it to stop sending there",
		OneEachTurn:      "one is started on each iteration of a loop, and % may return after receiving %2",
		OneUnreceived:    "it sends to a channel, and % may return without receiving from it",
		MoreThanReceived: "%3 goroutines send to the same channel, and % may return after receiving %2",
		OtherCase:        "the goroutine that receives from it may take another case of its select and return",
		ReaderEnded:      "it sends to %, from which %2 may no longer receive, as it also waits for the end of something",
		ReaderFailed:     "it sends to %, and %2, which receives from it, returns after an error",
		OthersUnchosen:   "% may return after receiving from the first channel that is ready, and not from the others",
		HearsItself:      "it sends to an unbuffered channel from which only it receives",
		AnswerLeft:       "% may return without receiving the answer that it asked for",
		CallerStops:      "it sends to a channel that the caller may stop reading",
		StopsReading:     "it sends to a channel that % may stop reading",
		StreamUnwatched:  "its sends do not select on the context with which the caller stops it",
		ReturnsUnheard:   "% may return without sending what it waits for or closing the channel",
		WaitsUnserved:    "% waits for it to send, and it may return without sending or closing the channel",
		StopHandedOut:    "it waits only for a channel that is returned, and what it belongs to can end by itself, which another channel tells",
		NoneClosesLoop:   "the loop in % ends when a channel of %2 is closed, and nothing closes it",
		ClosedBehind:     "the loop in % ends when a channel of %2 is closed, and that waits for it before it closes the channel",
		PathUnclosed:     "the loop in % ends when a channel of %2 is closed, and one of its return paths does not close it",
		RemovedUnheard:   "once the % is removed from %2, nothing sends on its %3, and nothing closes that",
		EndsUnsaid:       "% may end without closing %2, which nothing else closes",
		StartsUnheard:    "%3 may return without starting %, and nothing else closes %2",
		PipeUnclosed:     "it reads one end of a pipe, and nothing closes the other end",
		PipeUnread:       "it writes to a pipe, and % may return without reading or closing the other end",
		PipeLeft:         "it writes to a pipe, and % may return before the other end is read to its end, without closing that",
		PipeForgotten:    "it reads one end of a pipe, and % does not close the other end, unlike %2",

		MayReturn:       "may return first",
		MayGoOn:         "may go on first",
		SelectsReturn:   "may take another case of its select and return",
		SelectsGoOn:     "may take another case of its select and go on",
		SilentOnFailure: "does not wake it when %2 fails",
	}
}

// Times is how often something happens.
func Times(n int) string {
	switch n {
	case 0:
		return "nothing"
	case 1:
		return "once"
	}
	return strconv.Itoa(n) + " times"
}

// Either is a list of names of which each may be meant.
func Either(names []string) string { return strings.Join(names, " or ") }
