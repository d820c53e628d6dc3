package report

func jsonFormat() Format {
	return Format{Name: "json", Summary: "one JSON object, documented in docs/json.md", Write: writeJSON, Answers: writeAnswersJSON, Ranking: writeRankingJSON}
}

func textFormat() Format {
	return Format{Name: "text", Summary: "for people: the place, the reason, the remedy; -v adds the evidence", Write: writeText, Answers: writeAnswersText, Ranking: writeRankingText}
}
