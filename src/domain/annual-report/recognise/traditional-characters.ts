/**
 * Traditional → simplified for the characters that occur in the form's labels, headings and names of organs.
 * Pairs: the traditional character, then the simplified one. Not a general converter: it serves matching only.
 */
export const traditionalPairs =
  '佈布 來来 係系 俬私 個个 傢家 傳传 億亿 內内 兩两 則则 劃划 動动 務务 勞劳 區区 參参 厤历 員员 問问 單单 噹当 嚮向 國国 圍围 園园 ' +
  '圖图 團团 埰采 執执 報报 場场 學学 寧宁 實实 審审 寫写 將将 專专 對对 屬属 島岛 帶带 廢废 廣广 廳厅 張张 強强 後后 復复 態态 應应 ' +
  '捲卷 採采 損损 據据 敎教 數数 於于 旂旗 時时 曆历 書书 會会 術术 查查 條条 業业 構构 標标 機机 檢检 檯台 欄栏 權权 歷历 氣气 決决 ' +
  '沒没 況况 業业 減减 滿满 濟济 為为 無无 爲为 獲获 現现 環环 產产 産产 當当 療疗 發发 監监 眞真 確确 祕秘 稅税 種种 稱称 穩稳 穫获 ' +
  '箇个 範范 糾纠 納纳 級级 組组 結结 絡络 統统 經经 維维 網网 編编 縣县 總总 織织 繫系 繳缴 繼继 續续 纍累 罰罚 義义 聯联 臺台 與与 ' +
  '舉举 萬万 處处 號号 衛卫 衞卫 裏里 補补 裡里 製制 複复 覈核 規规 視视 計计 討讨 記记 訟讼 訪访 設设 許许 訴诉 証证 評评 詢询 試试 ' +
  '話话 認认 說说 説说 請请 論论 證证 議议 護护 負负 財财 責责 費费 資资 購购 踰逾 軍军 載载 輸输 轉转 辦办 農农 迴回 這这 進进 遊游 ' +
  '運运 過过 郵邮 鄉乡 醫医 銀银 錄录 録录 錶表 鎭镇 鎮镇 門门 開开 間间 閤合 關关 隊队 際际 隱隐 隻只 電电 項项 頻频 題题 額额 類类 ' +
  '顯显 風风 颱台 驗验 體体 髮发 麵面 黨党 齣出 貳贰 壹壹 徵征 遞递 衆众 眾众 達达 遼辽 陝陕 陽阳 陰阴 雲云 貴贵 蘇苏 蘭兰 慶庆 濱滨 ' +
  '漢汉 龍龙 寶宝 鴨鸭 雙双 東东 紅红 齊齐 錦锦 鐵铁 長长 營营 義义 烏乌 銅铜 馬马 華华'

/** Radicals that PDF fonts put in place of characters and that NFKC leaves alone (U+2E80–2EFF). */
export const radicalPairs =
  '⺟母 ⻳龟 ⻚页 ⻔门 ⻓长 ⻅见 ⻉贝 ⻋车 ⻛风 ⻜飞 ⻢马 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⺠民 ⻄西 ⻘青 ⻝食 ⻣骨 ⻤鬼 ⻆角 ⻙韦 ⺁厂 ⺎兀 ⺏尢 ⺒巳 ⺓幺 ' +
  '⺙攵 ⺛旡 ⺝月 ⺡氵 ⺥爫 ⺩王 ⺬示 ⺮竹 ⺳网 ⺻聿 ⻁虎 ⻂衣 ⻃覀 ⻌辶 ⻎辶 ⻏阝 ⻐金 ⻑长 ⻖阝 ⻗雨 ⻟食 ⻧卤 ⻫齐 ⻭齿 ⻱龟 ⻲龟'
